/**
 * Load on a running server from a process of its own.
 *
 * <p>Starting points: {@link org.signalbox.bench.rpc.RpcBench} (the table), {@link
 * org.signalbox.bench.rpc.RpcLoad} (one closed loop).
 */
@NullMarked
package org.signalbox.bench.rpc;

import org.jspecify.annotations.NullMarked;
