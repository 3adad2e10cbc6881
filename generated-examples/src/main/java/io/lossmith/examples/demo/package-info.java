/** A program that trains five models on real data with generated kernels, and shows what the compiler made of their losses. */
package io.lossmith.examples.demo;
