package org.signalbox.rpc.internal;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpStatusException;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Gathers the body of one request and counts it, as it comes, against what all clients may hold.
 * Beyond that the body is refused with 503. Used by the request's event loop.
 */
final class HttpBodyCollector implements Subscriber<HttpObject> {

  private final OctetBudget waiting;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private long counted;

  HttpBodyCollector(OctetBudget waiting) {
    this.waiting = waiting;
  }

  /** The body; fails where it does not end in time, is too large or finds no room. */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  /** Gives back what was counted; call once, when the body is not used any more. */
  void giveBack() {
    waiting.give(counted);
    counted = 0;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    // The server bounds the length and reads no faster than this takes.
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(HttpObject part) {
    if (!(part instanceof HttpData data) || whole.isDone()) {
      return;
    }
    long grown = large(octets.size() + data.length()) - counted;
    if (grown > 0 && !waiting.take(grown)) {
      whole.completeExceptionally(HttpStatusException.of(HttpStatus.SERVICE_UNAVAILABLE));
      return;
    }
    counted += grown;
    octets.writeBytes(data.array());
  }

  private static long large(long size) {
    return size <= RequestMemory.SMALL_OCTETS ? 0 : size;
  }

  @Override
  public void onError(Throwable fault) {
    whole.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    whole.complete(octets.toByteArray());
  }
}
