package org.signalbox.rpc.internal;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;

/** Gathers the answers to the requests of one body, in the order of completion. Thread-safe. */
final class HttpAnswers {

  private final CompletableFuture<byte[]> done = new CompletableFuture<>();
  private byte[] first = {};
  private final ByteArrayOutputStream more = new ByteArrayOutputStream(0);

  /** One more than are outstanding, until {@link #whole} says that no more are expected. */
  private int outstanding = 1;

  synchronized void expect() {
    outstanding++;
  }

  void add(byte[] answer) {
    synchronized (this) {
      if (first.length == 0) {
        first = answer;
      } else {
        more.writeBytes(answer);
      }
    }
    settle();
  }

  /** All answers; call once, when no more requests are expected. */
  CompletableFuture<byte[]> whole() {
    settle();
    return done;
  }

  private void settle() {
    byte[] all;
    synchronized (this) {
      if (--outstanding > 0) {
        return;
      }
      all = more.size() == 0 ? first : joined();
    }
    done.complete(all);
  }

  private byte[] joined() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(first.length + more.size());
    joined.writeBytes(first);
    joined.writeBytes(more.toByteArray());
    return joined.toByteArray();
  }
}
