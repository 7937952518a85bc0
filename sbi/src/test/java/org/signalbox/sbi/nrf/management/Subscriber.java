package org.signalbox.sbi.nrf.management;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.testsupport.Await;
import tools.jackson.databind.JsonNode;

/** A network function that is told, and answers as the test wants. */
public final class Subscriber implements AutoCloseable {

  private static final String PATH = "/nnrf-nfm/v1/nf-status-notify";

  private final List<SbiRequest> heard = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final SbiServer server;
  private final String path;
  private final CountDownLatch answering;

  public Subscriber(Integer... statuses) {
    this(PATH, new CountDownLatch(0), statuses);
  }

  private Subscriber(String path, CountDownLatch answering, Integer... statuses) {
    this.path = path;
    this.answering = answering;
    answers.addAll(List.of(statuses));
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        SbiServer.start(
            new SbiServerConfig(
                List.of(anyPort),
                Optional.empty(),
                SbiLimits.USUAL,
                LateRequests.REFUSE,
                InstantSource.system()),
            List.of(
                SbiEndpoint.of(SbiMethod.POST, path, this::hear)
                    .taking("application/json", 1 << 20)
                    .blocking()),
            RequestGuard.ALLOWS_ALL);
  }

  /** One that is told at a path of its own. */
  static Subscriber at(String path) {
    return new Subscriber(path, new CountDownLatch(0));
  }

  /** One that answers nothing before the latch is down. */
  static Subscriber answeringAfter(CountDownLatch answering) {
    return new Subscriber(PATH, answering);
  }

  private SbiResponse hear(SbiRequest request) {
    heard.add(request);
    Await.until(() -> answering.getCount() == 0, () -> "leave to answer");
    return SbiResponse.empty(answer());
  }

  private synchronized int answer() {
    return answers.isEmpty() ? 204 : answers.removeFirst();
  }

  public String callback() {
    return root() + path;
  }

  /** Its scheme and authority alone. */
  String root() {
    return "http://127.0.0.1:" + server.clearAddresses().getFirst().getPort();
  }

  /** Waits until so many requests have come. */
  public List<SbiRequest> requests(int count) {
    Await.until(() -> heard.size() >= count, () -> count + " notifications, not " + heard.size());
    return List.copyOf(heard);
  }

  /** The bodies of so many. */
  public List<JsonNode> told(int count) {
    return requests(count).stream().map(request -> SbiJson.read(request.body())).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
