package org.signalbox.bench.ocs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a node's CDRs are behind what it has answered, by its metrics. A node that was saturated
 * makes up for CDRs for a while, which is not what a rate costs. One thread.
 */
final class CdrLag implements AutoCloseable {

  private static final Pattern LAG =
      Pattern.compile(
          "^signalbox_ledger_projector_lag\\{projector=\"cdrs\"} (\\d+)", Pattern.MULTILINE);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** As long as they may take: far more than for what a minute leaves. */
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest metrics;

  /**
   * @param console the node's listener that serves {@code /metrics}
   */
  CdrLag(InetSocketAddress console) {
    metrics =
        HttpRequest.newBuilder(
                URI.create(
                    "http://" + console.getHostString() + ":" + console.getPort() + "/metrics"))
            .build();
  }

  /** Commands since the first whose CDRs are not stored; 0 when all are. */
  long commands() throws IOException, InterruptedException {
    String text = client.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
    Matcher found = LAG.matcher(text);
    if (!found.find()) {
      throw new IOException("the node's metrics do not tell how far its CDRs are behind");
    }
    return Long.parseLong(found.group(1));
  }

  /**
   * Waits until all CDRs are stored.
   *
   * @return how long that took
   */
  Duration awaitNone() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (commands() > 0) {
      if (System.nanoTime() - begin > AT_MOST.toNanos()) {
        throw new IOException("CDRs are still not stored after " + AT_MOST);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public void close() {
    client.close();
  }
}
