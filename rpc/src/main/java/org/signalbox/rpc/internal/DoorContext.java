package org.signalbox.rpc.internal;

import io.netty.channel.EventLoopGroup;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcMetricsPort;

/**
 * What both doors share.
 *
 * @param loops read, decode, run quick methods and write
 * @param dispatcher runs the calls
 * @param limits what clients may take
 * @param metrics what is counted
 * @param memory bounds what the requests of all clients hold
 */
record DoorContext(
    EventLoopGroup loops,
    RpcDispatcher dispatcher,
    RpcLimits limits,
    RpcMetricsPort metrics,
    RequestMemory memory) {}
