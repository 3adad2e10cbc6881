/**
 * Vector maths: functions of vectors of {@code float} or {@code double} to such vectors, lane by lane, for vector kernels that the processor
 * generates. They need the incubating module: {@code java --add-modules jdk.incubator.vector}.
 *
 * <p>{@link io.lossmith.simd.Lanes} says how wide vectors are. The functions that losses use much are vector code: {@link
 * io.lossmith.simd.FloatMath}, {@link io.lossmith.simd.FloatLogistic} and their relatives for {@code double}. Every other function of one or two
 * numbers has a vector form through {@link io.lossmith.simd.FloatLanes} and {@link io.lossmith.simd.DoubleLanes}, which call the scalar
 * function for each lane.
 *
 * <p>Vector code is written in straight lines: locals that are assigned once, then one {@code return}. There are no loops, no branches on
 * lanes and no memory. So a caller may be a method that HotSpot compiles in one piece, and a generator may copy a body into its own code:
 * HotSpot stops inlining, and starts to allocate vectors, after a bounded number of operations in one compiled method, unless the operations
 * stand in that method itself.
 */
package io.lossmith.simd;
