package org.signalbox.sbi.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One operation of a service: a method, the place of its resource, and what answers it.
 *
 * @param method the method
 * @param path the template of the resource, such as {@code /nnrf-nfm/v1/nf-instances/{id}}; a
 *     segment in braces takes any one segment
 * @param handler what answers
 * @param mediaType what a body must be; empty where the operation takes none
 * @param bodyOctets largest body, within what the server takes; 0 where the operation takes none,
 *     and then one that comes is not kept
 * @param waits tells the requests whose handling may wait for a store or a network
 * @param atOnce asked first on the event loop for those that may wait: the answer, where after all
 *     nothing has to be waited for; else empty, and nothing has happened
 * @param isUnkept whether nobody on the way may keep an answer, refusals included
 */
public record SbiEndpoint(
    SbiMethod method,
    String path,
    SbiHandler handler,
    Optional<String> mediaType,
    int bodyOctets,
    Predicate<SbiRequest> waits,
    Function<SbiRequest, Optional<SbiResponse>> atOnce,
    boolean isUnkept) {

  /** Where a handler runs. */
  public enum Execution {
    /** On the event loop: quick, never waiting. */
    INLINE,
    /** On a virtual thread of its own: may wait for a store or a network. */
    BLOCKING
  }

  public SbiEndpoint {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the path of an operation begins with /: " + path);
    }
  }

  /** An operation without a body, answered on the event loop. */
  public static SbiEndpoint of(SbiMethod method, String path, SbiHandler handler) {
    return new SbiEndpoint(
        method,
        path,
        handler,
        Optional.empty(),
        0,
        request -> false,
        request -> Optional.empty(),
        false);
  }

  /**
   * The same with a body of that type; any other type is answered 415.
   *
   * @param octetsMax largest body; more is answered 413
   */
  public SbiEndpoint taking(String bodyType, int octetsMax) {
    return new SbiEndpoint(
        method, path, handler, Optional.of(bodyType), octetsMax, waits, atOnce, isUnkept);
  }

  /** The same on a virtual thread. */
  public SbiEndpoint blocking() {
    return blockingWhen(request -> true);
  }

  /** The same on a virtual thread for some requests; the rest stay on the event loop. */
  public SbiEndpoint blockingWhen(Predicate<SbiRequest> some) {
    return new SbiEndpoint(method, path, handler, mediaType, bodyOctets, some, atOnce, isUnkept);
  }

  /** The same, with answers that need no waiting given on the event loop. */
  public SbiEndpoint answeringAtOnce(Function<SbiRequest, Optional<SbiResponse>> some) {
    return new SbiEndpoint(method, path, handler, mediaType, bodyOctets, waits, some, isUnkept);
  }

  /** The same, of which nobody on the way may keep an answer ({@code Cache-Control: no-store}). */
  public SbiEndpoint unkept() {
    return new SbiEndpoint(method, path, handler, mediaType, bodyOctets, waits, atOnce, true);
  }

  /** The same with another handler, which answers everything: nothing is answered at once. */
  public SbiEndpoint handledBy(SbiHandler other) {
    return new SbiEndpoint(
        method, path, other, mediaType, bodyOctets, waits, request -> Optional.empty(), isUnkept);
  }

  /** Where the handler runs for a request. */
  public Execution execution(SbiRequest request) {
    return waits.test(request) ? Execution.BLOCKING : Execution.INLINE;
  }
}
