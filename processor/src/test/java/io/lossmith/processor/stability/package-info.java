/**
 * The evaluation set of stability: formulas as people write them ({@code stability/cases.txt}), points at which they are
 * evaluated with exact references ({@code stability/references.txt}), and the measure of what our kernels compute there.
 */
package io.lossmith.processor.stability;
