/*
 * The grammar of formulas and loss libraries.
 *
 * Every decision needs one symbol of lookahead, so the first symbol the parser cannot use is the one a message points at.
 * What reads more naturally with longer lookahead (a binding against a result, a chained comparison) is accepted here
 * and told apart by the tree builder, which knows the right words for it. Operators of one precedence level are n-ary:
 * a flat sum is a flat tree.
 */
grammar FormulaBase;

// ---- start rules; each reads its text to the end

bareFormula : body EOF ;

signedFormula : signature ARROW body EOF ;

definition : DEF name LEFT_PAREN (name (COMMA name)*)? RIGHT_PAREN ASSIGN body EOF ;

lossDefinition : LOSS name signature ASSIGN body EOF ;

// ---- statements: 'name = expression;' any number of times, then the result; the last ';' may be left out

body : statement (SEMICOLON statement?)* ;

statement : expression (ASSIGN expression)? ;

// ---- signature: (predictions | targets; parameters), or (; parameters) where tasks bring the predictions

signature
    : LEFT_PAREN
        (
            predictions=entries (BAR targets=entries)? (SEMICOLON parameters=entries)?
            | SEMICOLON parameters=entries
        )
    RIGHT_PAREN
    ;

entries : entry (COMMA entry)* ;

entry : LEARN? name COLON type length? interval? linkClause? defaultClause? ;

type : NAME ;

length : LEFT_BRACKET extent (COMMA extent)* RIGHT_BRACKET ;

extent : name ((PLUS | MINUS) NUMBER)? | NUMBER ;

interval : IN (LEFT_PAREN | LEFT_BRACKET) lower=bound COMMA upper=bound (RIGHT_PAREN | RIGHT_BRACKET) ;

bound : (PLUS | MINUS)? (NUMBER | INF) ;

linkClause : LINK name ;

defaultClause : ASSIGN expression ;

// ---- expressions, loosest first; few rules, since each is a stack frame for every level of nesting

expression : disjunction (QUESTION expression COLON expression)? ;

disjunction : conjunction (OR conjunction)* ;

conjunction : comparison (AND comparison)* ;

comparison : NOT* sum (comparator sum)* ;

comparator : LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL | EQUAL | NOT_EQUAL ;

sum : product ((PLUS | MINUS) product)* ;

product : power ((TIMES | DIVIDE) power)* ;

power : MINUS* operand index* (POWER power)? ;

index : LEFT_BRACKET expression RIGHT_BRACKET ;

operand : NUMBER | name call? | LEFT_PAREN expression RIGHT_PAREN ;

call
    : LEFT_PAREN
        (
            arguments+=expression (COMMA arguments+=expression)*
            (BAR targets+=expression (COMMA targets+=expression)*)?
            (SEMICOLON parameters+=expression (COMMA parameters+=expression)*)?
        )?
      RIGHT_PAREN
    ;

// 'link' is a word of signatures only; everywhere else it is a name like any other
name : NAME | LINK ;

// ---- words and symbols

DEF : 'def' ;
LOSS : 'loss' ;
LEARN : 'learn' ;
IN : 'in' ;
INF : 'inf' ;
LINK : 'link' ;

ARROW : '->' ;
LESS_OR_EQUAL : '<=' ;
GREATER_OR_EQUAL : '>=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
AND : '&&' ;
OR : '||' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
COMMA : ',' ;
SEMICOLON : ';' ;
COLON : ':' ;
QUESTION : '?' ;
ASSIGN : '=' ;
BAR : '|' ;
LESS : '<' ;
GREATER : '>' ;
NOT : '!' ;
POWER : '^' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
DIVIDE : '/' ;

NUMBER : DIGIT+ ('.' DIGIT+)? EXPONENT? ;

NAME : [\p{L}_] [\p{L}\p{Mn}\p{Mc}\p{Nd}_]* ;

// a comment that never ends is one token too, and reported as such
COMMENT : ('//' ~[\r\n]* | '/*' .*? ('*/' | EOF)) -> channel(HIDDEN) ;

SPACE : [ \t\r\n]+ -> skip ;

// ---- symbols no rule uses: common slips, which get a message with the right spelling

TRAILING_POINT : DIGIT+ '.' EXPONENT? ;
LEADING_POINT : '.' DIGIT+ EXPONENT? ;
DOUBLE_STAR : '**' ;
AMPERSAND : '&' ;
UNKNOWN : . ;

fragment DIGIT : [0-9] ;
fragment EXPONENT : [eE] [+-]? DIGIT+ ;
