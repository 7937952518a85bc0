package org.signalbox.core;

import java.util.Map;

/**
 * What the HTTP engine (Armeria) takes only as process-wide flags, read once when its first class
 * loads.
 *
 * <p>A property that the operator has set is left as it is.
 */
public final class HttpEngineFlags {

  private static final String PREFIX = "com.linecorp.armeria.";

  private HttpEngineFlags() {}

  /** Must run before the first use of the engine; again it does nothing. */
  public static void apply() {
    int cores = Runtime.getRuntime().availableProcessors();
    Map<String, String> flags =
        Map.of(
            // More loops than cores cost throughput.
            "numCommonWorkers",
            Integer.toString(cores),
            // The selector of the JDK: no native library to unpack at start.
            "transportType",
            "nio",
            // Caches of paths and routes: each search names another subscriber, so that every one
            // of
            // them costs an eviction, on a thread of another pool.
            "parsedPathCacheSpec",
            "off",
            "routeCacheSpec",
            "off",
            "routeDecoratorCacheSpec",
            "off",
            // A client that asked for Connection: close waits for exactly that.
            "defaultHttp1ConnectionCloseDelayMillis",
            "0",
            "warnNettyVersions",
            "false");
    flags.forEach((name, value) -> {
      if (System.getProperty(PREFIX + name) == null) {
        System.setProperty(PREFIX + name, value);
      }
    });
  }
}
