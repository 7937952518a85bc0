/**
 * The doors: octets to requests, requests to methods, replies to octets.
 *
 * <p>Starting points: {@link org.signalbox.rpc.internal.RpcDoors} (assembly), {@link
 * org.signalbox.rpc.internal.TcpConnection} (one TCP client), {@link
 * org.signalbox.rpc.internal.HttpDoor}, {@link org.signalbox.rpc.internal.RpcDispatcher} (one
 * call). Netty and Armeria are known here only.
 */
@NullMarked
package org.signalbox.rpc.internal;

import org.jspecify.annotations.NullMarked;
