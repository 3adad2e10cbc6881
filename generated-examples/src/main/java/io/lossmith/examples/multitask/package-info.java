/** Several losses in one: tasks with rows of their own, tasks with learned weights, losses added row by row. */
package io.lossmith.examples.multitask;
