package org.signalbox.rpc;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The methods about the program itself: {@code CoreSv1.Status}. */
public final class CoreMethods {

  private static final long MEBI = 1 << 20;

  private final Supplier<RpcStatus> status;

  /**
   * @param status read at each call, on an event loop
   */
  public CoreMethods(Supplier<RpcStatus> status) {
    this.status = status;
  }

  public List<RpcMethod> methods() {
    return List.of(RpcMethod.inline("CoreSv1", "Status", parameters -> answer(status.get())));
  }

  /** Members and their order as the reference sends them; threads stand for its goroutines. */
  private static RpcReply answer(RpcStatus status) {
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeNumberProperty("active_goroutines", status.threads());
      out.writeStringProperty("memory_usage", mebibytes(status.memoryOctets()));
      out.writeStringProperty("node_id", status.nodeId());
      out.writeStringProperty("running_since", status.runningSince().toString());
      out.writeStringProperty("version", status.version());
      out.writeEndObject();
    });
  }

  private static String mebibytes(long octets) {
    long tenths = octets * 10 / MEBI;
    return String.format(Locale.ROOT, "%d.%dMiB", tenths / 10, tenths % 10);
  }
}
