// Stands in for @stdlib/string-format, which only words the errors of a stand-in for Object.defineProperty that no
// browser has needed since 2011. It would be a fortieth of the panel's bundle.
export {};
