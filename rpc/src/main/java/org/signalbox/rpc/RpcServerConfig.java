package org.signalbox.rpc;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where the JSON-RPC doors are and whom they serve.
 *
 * @param http the address of JSON-RPC at {@code /jsonrpc}; port 0 picks a free one; empty is off
 * @param tcp the address of JSON-RPC on raw TCP; likewise
 * @param limits what clients may take
 * @param authentication who may call
 */
public record RpcServerConfig(
    Optional<InetSocketAddress> http,
    Optional<InetSocketAddress> tcp,
    RpcLimits limits,
    RpcAuthentication authentication) {}
