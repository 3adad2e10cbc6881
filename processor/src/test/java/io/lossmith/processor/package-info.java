/** Tests of the whole processor inside of javac: its messages, its sources and how it behaves in a build. */
package io.lossmith.processor;
