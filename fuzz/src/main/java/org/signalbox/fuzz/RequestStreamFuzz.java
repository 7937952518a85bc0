package org.signalbox.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcLoopback;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcReply;

/**
 * The law of the stream: however it is cut, the answers are the same; each is one line of JSON, and
 * none says that something went wrong inside.
 */
public final class RequestStreamFuzz {

  private static final RpcLimits LIMITS =
      new RpcLimits(2_000, 32, 1, 16, 16, Duration.ofSeconds(1));
  private static final RpcLoopback LOOPBACK =
      new RpcLoopback(
          RpcRegistry.of(
              List.of(
                  RpcMethod.inline("Fuzz", "Echo", RequestStreamFuzz::echo),
                  RpcMethod.blocking("Fuzz", "Read", RequestStreamFuzz::read))),
          LIMITS);

  private RequestStreamFuzz() {}

  /**
   * Called by the fuzzer once: loading the class has started the methods, whose time is no input's.
   */
  public static void fuzzerInitialize() {
    Objects.requireNonNull(LOOPBACK);
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> whole = LOOPBACK.answers(List.of(input));
    List<String> cut = LOOPBACK.answers(pieces(input));
    if (!whole.equals(cut)) {
      throw new AssertionError("whole " + whole + " but cut " + cut);
    }
    String sent = new String(input, StandardCharsets.UTF_8);
    whole.forEach(answer -> AnswerLaw.check(answer, sent));
  }

  /** Pieces whose lengths the input itself decides. */
  private static List<byte[]> pieces(byte[] input) {
    List<byte[]> pieces = new ArrayList<>();
    int at = 0;
    while (at < input.length) {
      int end = Math.min(input.length, at + 1 + (input[at] & 0x0F));
      pieces.add(Arrays.copyOfRange(input, at, end));
      at = end;
    }
    return pieces;
  }

  private static RpcReply echo(RpcParameters parameters) {
    return RpcReply.text(parameters.asSent().toString());
  }

  private static RpcReply read(RpcParameters parameters) {
    String digits = parameters.decimal("Number").toPlainString();
    RpcParameters inner = parameters.object("Inner", "Inner");
    return RpcReply.text(
        ExactJson.text(out -> out.writeNumber(parameters.integer("Whole")))
            + digits
            + parameters.text("Text")
            + parameters.texts("Texts")
            + parameters.flag("Flag")
            + inner.objects("Inner", "Inner").size());
  }
}
