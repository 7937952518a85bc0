package org.signalbox.diameter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.node.VirtualNodeTime;

class LoopTest {

  private final DefaultEventLoop executor = new DefaultEventLoop();
  private final Loop loop = new Loop(executor, new VirtualNodeTime());

  @AfterEach
  void stop() {
    var _ = executor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void shouldRunWhatWasPostedBehindATaskThatFails() {
    // Given: both are in the queue before the loop looks at it.
    CompletableFuture<String> ran = new CompletableFuture<>();
    executor.execute(() -> {
      loop.post(() -> {
        throw new IllegalStateException("broken on purpose");
      });
      // When
      loop.post(() -> ran.complete("after it"));
    });

    // Then
    assertThat(ran.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("after it");
  }
}
