/** Losses of object detection, written in a file beside this one: boxes by centre and size. */
package io.lossmith.examples.detection;
