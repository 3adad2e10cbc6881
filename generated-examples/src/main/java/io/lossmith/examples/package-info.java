/** Losses as a user would write them; every record here is compiled, measured and tested. */
package io.lossmith.examples;
