package org.signalbox.rpc;

import java.util.List;
import org.signalbox.rpc.internal.LoopbackDoor;

/**
 * Answers a stream of requests as a TCP connection would, without one. Any thread may call.
 *
 * <p>For whoever wants the API's answers inside the same process, such as fuzzing, which must see
 * that a stream means the same however it is cut into pieces.
 */
public final class RpcLoopback {

  private final LoopbackDoor door;

  public RpcLoopback(RpcRegistry registry, RpcLimits limits) {
    this.door = new LoopbackDoor(registry, limits);
  }

  /**
   * Answers a stream; blocks until all calls are done, one after another.
   *
   * @param pieces the stream, cut anywhere
   * @return the answers, each with its line feed; the last may be the refusal that ends the stream
   */
  public List<String> answers(List<byte[]> pieces) {
    return door.answers(pieces);
  }
}
