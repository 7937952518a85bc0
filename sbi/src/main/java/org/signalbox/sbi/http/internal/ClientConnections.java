package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.RequestOptions;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpRequest;
import java.util.concurrent.CompletableFuture;

/**
 * Connections that were all made by the same certificates and authorities, and resume no session of
 * others. Thread-safe.
 */
final class ClientConnections {

  private final ClientFactory factory;
  private final WebClient client;
  private int underWay;
  private boolean isRetired;

  ClientConnections(ClientFactory factory, int replyOctetsMax) {
    this.factory = factory;
    this.client = WebClient.builder().factory(factory).maxResponseLength(replyOctetsMax).build();
  }

  /** Says that a request will be sent, so that the connections stay for it. */
  synchronized void reserve() {
    underWay++;
  }

  /** Sends a request for which they were reserved. */
  CompletableFuture<AggregatedHttpResponse> send(HttpRequest request, RequestOptions options) {
    CompletableFuture<AggregatedHttpResponse> answer;
    try {
      answer = client.execute(request, options).aggregate();
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer.whenComplete((reply, fault) -> end());
  }

  private synchronized void end() {
    underWay--;
    closeIfDone();
  }

  /** Begins to close them, once the last request that is under way has been answered. */
  synchronized void retire() {
    isRetired = true;
    closeIfDone();
  }

  private void closeIfDone() {
    if (isRetired && underWay == 0) {
      var _ = factory.closeAsync();
    }
  }

  /** Whether they are closed, or about to be. */
  synchronized boolean isOver() {
    return isRetired && underWay == 0;
  }

  /** Closes them, whatever is under way. */
  void close() {
    factory.close();
  }
}
