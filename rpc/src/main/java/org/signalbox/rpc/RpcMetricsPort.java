package org.signalbox.rpc;

/**
 * What the doors count. Called from event loops and call threads, so an implementation must be
 * quick and never block.
 */
public interface RpcMetricsPort {

  /** The name that calls of unknown methods are counted under, so that clients invent no labels. */
  String UNKNOWN_METHOD = "unknown";

  /** A door. */
  enum Door {
    HTTP,
    TCP
  }

  /** Why a client was not served. */
  enum Refusal {
    CONNECTION_LIMIT,
    CALL_LIMIT,
    REQUEST_LIMIT,
    NOT_JSON,
    NOT_AUTHORISED,
    TOO_SLOW
  }

  void connectionOpened(Door door);

  void connectionClosed(Door door);

  /**
   * A call was answered.
   *
   * @param method a registered name or {@link #UNKNOWN_METHOD}
   * @param failed whether the answer is an error
   * @param nanos from the decoded request to the encoded answer
   */
  void answered(String method, boolean failed, long nanos);

  void refused(Refusal reason);

  /** Counts nothing. */
  RpcMetricsPort NONE =
      new RpcMetricsPort() {
        @Override
        public void connectionOpened(Door door) {}

        @Override
        public void connectionClosed(Door door) {}

        @Override
        public void answered(String method, boolean failed, long nanos) {}

        @Override
        public void refused(Refusal reason) {}
      };
}
