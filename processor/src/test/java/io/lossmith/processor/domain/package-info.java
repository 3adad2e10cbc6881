/** Tests of the domain analysis. */
package io.lossmith.processor.domain;
