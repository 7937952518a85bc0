/**
 * The CGrateS-compatible JSON-RPC API.
 *
 * <p>Starting points: {@link org.signalbox.rpc.RpcMethod} (one method), {@link
 * org.signalbox.rpc.RpcParameters} (its decoded argument), {@link org.signalbox.rpc.RpcReply} (its
 * answer).
 */
@NullMarked
package org.signalbox.rpc;

import org.jspecify.annotations.NullMarked;
