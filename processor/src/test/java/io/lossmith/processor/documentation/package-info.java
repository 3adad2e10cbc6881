/** The documents are part of the product: what they show is compiled, run and compared with what really comes out. */
package io.lossmith.processor.documentation;
