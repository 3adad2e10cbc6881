/** What every row of the tables and every formula promises, tested without code for the single row. */
package io.lossmith.processor.contract;
