package org.signalbox.sbi.http;

/**
 * Answers one operation.
 *
 * <p>Called on an event loop, or on a virtual thread where the endpoint says that it blocks. A
 * request that came whole is handled even if its client has left since.
 */
@FunctionalInterface
public interface SbiHandler {

  /**
   * @throws RefusedRequest where the request cannot be served; becomes the answer
   */
  SbiResponse handle(SbiRequest request);
}
