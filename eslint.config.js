import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsdoc from 'eslint-plugin-jsdoc';
import typescript from 'typescript-eslint';

// What a reader of the documentation sees; inner functions have a sentence where one is needed.
const exported = ['ExportNamedDeclaration > FunctionDeclaration', 'TSMethodSignature'];

// The public function that was called is put in front by calledAs; an error inside does not know it.
const message = 'Leave the function out of the sentence: calledAs of @gradcam/errors names it.';
const withoutCaller = [
  {
    selector:
      "NewExpression[callee.name='GradCamError'] > Literal.arguments[value=/^[A-Za-z.]+: /]",
    message,
  },
  {
    selector:
      "NewExpression[callee.name='GradCamError'] > TemplateLiteral.arguments[quasis.0.value.raw=/^[A-Za-z.]+: /]",
    message,
  },
];

const withoutBundler = {
  name: 'node:module',
  message: 'Bundlers follow createRequire; use requireAtRunTime of @gradcam/load-with-globals.',
};

// A doc comment says what something is or does: a noun, or a verb in the third person.
const plainStart = String.raw`(?!(?:What|How|Where|Which|Whether|Who|When)\b)[\s\S]*$`;

const functions = ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'tooling/**/*.mjs'];

export default typescript.config(
  {
    // Two compilers check the types, which is all that is there.
    ignores: [
      '**/dist/',
      'output/',
      'packages/*/output/',
      '**/.turbo/',
      '**/.cache/',
      'examples/types/',
      // Made by openapi-typescript.
      'apps/server/src/client/openapi.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.tests.json', './apps/web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // `const { fusion, ...others } = options` says what is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Its tests bring it to their program, too, which resolves types as Node does, and not as the page's bundler.
    files: ['apps/web/src/**/*.ts'],
    languageOptions: { parserOptions: { project: './apps/web/tsconfig.json' } },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'no-console': 'error',
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'] },
      ],
      'jsdoc/require-param': ['error', { checkDestructured: false, contexts: exported }],
      'jsdoc/require-param-description': 'error',
      'jsdoc/require-returns': ['error', { contexts: exported }],
      'jsdoc/no-types': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...withoutCaller],
      'no-restricted-imports': ['error', { paths: [withoutBundler] }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/match-description': [
        'error',
        {
          contexts: ['any'],
          mainDescription: String.raw`^\s*${plainStart}`,
          tags: { returns: `^${plainStart}` },
          message: 'Begin with a noun ("The options of …") or a verb ("Computes", "Checks").',
        },
      ],
    },
  },
  {
    files: functions,
    rules: { complexity: ['error', 10] },
  },
  {
    files: functions,
    // A group of tests is as long as its tests are many.
    ignores: [
      '**/*.test.{ts,mjs}',
      'packages/*/src/{contract,network-contract}/**',
      'packages/testing/src/real-networks/test-*.ts',
    ],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    // Pages, tests and servers of many tools.
    files: ['examples/**/*.js'],
    languageOptions: {
      parserOptions: { ecmaFeatures: { jsx: true } },
      globals: Object.fromEntries(
        ['Deno', 'Response', 'Worker', 'document', 'expect', 'it', 'module', 'require', 'self'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  prettier,
);
