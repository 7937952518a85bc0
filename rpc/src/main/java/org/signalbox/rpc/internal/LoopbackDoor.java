package org.signalbox.rpc.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcMetricsPort;
import org.signalbox.rpc.RpcRegistry;

/** One stream of requests answered on the calling thread. Any thread may call. */
public final class LoopbackDoor {

  private final RpcDispatcher dispatcher;
  private final RpcLimits limits;

  public LoopbackDoor(RpcRegistry registry, RpcLimits limits) {
    this.dispatcher =
        new RpcDispatcher(registry, Runnable::run, limits.calls(), RpcMetricsPort.NONE);
    this.limits = limits;
  }

  /** All answers to a stream that comes in pieces, the refusal that ends it included. */
  public List<String> answers(List<byte[]> pieces) {
    JsonFramer framer = new JsonFramer(limits);
    List<String> answers = new ArrayList<>();
    boolean open = true;
    for (byte[] piece : pieces) {
      if (open) {
        framer.append(
            piece.length,
            (target, offset) -> System.arraycopy(piece, 0, target, offset, piece.length));
        open = drain(framer, answers);
        framer.trim();
      }
    }
    return answers;
  }

  private boolean drain(JsonFramer framer, List<String> answers) {
    while (true) {
      switch (framer.next()) {
        case MORE -> {
          return true;
        }
        case REFUSED -> {
          answers.add(text(RpcReplyEncoder.refusal(framer.refusal())));
          return false;
        }
        case VALUE -> {
          if (!answer(framer, answers)) {
            return false;
          }
        }
      }
    }
  }

  private boolean answer(JsonFramer framer, List<String> answers) {
    return switch (RpcRequestDecoder.decode(
        framer.buffer(), framer.valueOffset(), framer.valueLength())) {
      case RpcRequest.Call call -> {
        dispatcher.dispatch(call, octets -> answers.add(text(octets)));
        yield true;
      }
      case RpcRequest.Undecodable undecodable -> {
        answers.add(text(RpcReplyEncoder.refusal(undecodable.reason())));
        yield false;
      }
    };
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
