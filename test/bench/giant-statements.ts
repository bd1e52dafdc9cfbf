// One statement, as long as any that is read, in each form that people, or programs, write. For the benches.

/** 125 KB; what holds other statements is read up to four times as far. */
const many = (part: string, size = 125_000): string => part.repeat(Math.ceil(size / part.length));
const long = 500_000;

/** By what each is called. */
export const giantStatements: Readonly<Record<string, string>> = {
  'a list of numbers': `x = [${many('1.5, 2, -3, ')}]\n`,
  'a dict with lists': `x = {${many("'key': [1, 2, 'a', [5, 6]], ")}}\n`,
  'a call': `x = f(${many('g(1, b=nn.ReLU()), ')})\n`,
  'a string': `x = """${many('Some words of text (\n')}"""\n`,
  'many strings': `x = [${many("'abc', 'defg', ")}]\n`,
  'a sum in one line': `x = ${many('a+')}a\n`,
  'open brackets': `x = ${many('[')}\n`,
  'a class': `class A:\n${many('    def f(self, x):\n        y = self.act(x) * 2\n        return nn.ReLU()(y)\n', long)}`,
  'a function': `def f(x):\n${many('    y = nn.ReLU()(x) + 3\n', long)}`,
  'a chain of attributes': `x = y${many('.a')}\n`,
  'a chain of methods': `x = y${many('.relu()')}\n`,
  'a list of parameters': `def f(${many('a, b=1, ')}):\n    pass\n`,
  'a list of imports': `from a import (${many('b, ')}c)\n`,
  'a comprehension': `x = [${many('a+')}a for a in b]\n`,
  'an f-string': `x = f"${many('{a} ')}"\n`,
  branches: `if a:\n    b\n${many('elif a:\n    b\n', long)}`,
};
