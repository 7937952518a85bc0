package org.signalbox.rpc;

/**
 * One method of the API.
 *
 * @param service such as {@code APIerSv1}; aliases are the registry's business
 * @param name such as {@code GetCost}; case matters
 * @param execution which thread may run it
 * @param handler what it does
 */
public record RpcMethod(String service, String name, Execution execution, Handler handler) {

  /** Which thread may run a method. */
  public enum Execution {
    /** Pure and quick: runs on the event loop that read the request. */
    INLINE,
    /** Reads or writes a store: runs on a virtual thread. */
    BLOCKING
  }

  /** What a method does. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers one call.
     *
     * @throws MalformedParameters when the parameters are not of the method's shape; the dispatcher
     *     answers with its text
     */
    RpcReply handle(RpcParameters parameters);
  }

  public static RpcMethod inline(String service, String name, Handler handler) {
    return new RpcMethod(service, name, Execution.INLINE, handler);
  }

  public static RpcMethod blocking(String service, String name, Handler handler) {
    return new RpcMethod(service, name, Execution.BLOCKING, handler);
  }

  /** The full name, as in {@code APIerSv1.GetCost}. */
  public String fullName() {
    return service + "." + name;
  }
}
