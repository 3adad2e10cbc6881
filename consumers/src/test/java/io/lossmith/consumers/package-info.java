/** What comes in: the projects of {@code src/it}, built by Maven from this build's artifacts. What goes out: that they work. */
package io.lossmith.consumers;
