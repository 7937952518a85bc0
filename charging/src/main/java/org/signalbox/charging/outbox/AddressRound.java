package org.signalbox.charging.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Attempts at items of one address that began together. The address gets no others before all have
 * ended.
 */
record AddressRound(String address, List<CompletableFuture<Attempt>> attempts) {

  /** An item that was tried. */
  record Attempt(OutboxItem item, DeliveryOutcome outcome) {}

  AddressRound {
    attempts = List.copyOf(attempts);
  }

  boolean isOver() {
    return attempts.stream().allMatch(CompletableFuture::isDone);
  }

  CompletableFuture<Void> end() {
    return CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new));
  }

  /** How they ended, once they have. */
  List<Attempt> ended() {
    return attempts.stream().map(CompletableFuture::join).toList();
  }
}
