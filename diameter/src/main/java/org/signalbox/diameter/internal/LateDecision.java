package org.signalbox.diameter.internal;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a router or an answer handler makes later. Whoever made it may forget it; the
 * request must be answered all the same, so the first of the decision and a deadline counts. Runs
 * on one event loop.
 *
 * @param <D> what is decided
 */
final class LateDecision<D> extends WheelEntry {

  private final Loop loop;
  private final Consumer<D> then;
  private final D instead;
  private boolean made;

  private LateDecision(Loop loop, Consumer<D> then, D instead) {
    this.loop = loop;
    this.then = then;
    this.instead = instead;
  }

  /** Where and how long a decision is waited for. */
  record Wait(Loop loop, long nowNanos, long limitNanos) {}

  /**
   * Waits for a decision; on the loop.
   *
   * @param instead what counts when the decision fails or does not come
   */
  static <D> void await(CompletionStage<D> stage, Wait wait, Consumer<D> then, D instead) {
    LateDecision<D> late = new LateDecision<>(wait.loop(), then, instead);
    wait.loop().wheel().add(late, wait.nowNanos(), wait.limitNanos());
    var _ =
        stage.whenComplete(
            (decision, failure) -> wait.loop().execute(() -> late.onDecision(decision, failure)));
  }

  private void onDecision(@Nullable D decision, @Nullable Throwable failure) {
    loop.wheel().remove(this);
    make(decision == null || failure != null ? instead : decision);
  }

  @Override
  void onTimeout() {
    make(instead);
  }

  private void make(D decision) {
    if (!made) {
      made = true;
      then.accept(decision);
    }
  }
}
