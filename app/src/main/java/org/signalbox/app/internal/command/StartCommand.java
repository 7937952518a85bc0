package org.signalbox.app.internal.command;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.signalbox.app.Signalbox;
import org.signalbox.app.SignalboxLogging;
import org.signalbox.config.SignalboxConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signalbox start}. */
@Command(
    name = "start",
    description = "Starts a node and keeps it running until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

  private static final int STORAGE_BROKEN = 70;

  @Mixin private NodeOptions node = new NodeOptions();

  @Override
  public Integer call() throws InterruptedException {
    SignalboxConfig config = node.read();
    SignalboxLogging.configure(config.logging());
    Signalbox running = Signalbox.start(config, InstantSource.system(), StartCommand::end);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  running.close();
                  stopped.countDown();
                }));
    System.out.println(running.readyLine());
    System.out.flush();
    stopped.await();
    return 0;
  }

  /** After a failed sync nothing written earlier can be trusted to be durable (no clean stop). */
  private static void end(Throwable failure) {
    Logger log = LoggerFactory.getLogger(StartCommand.class);
    log.error("storage failed, the process ends", failure);
    Runtime.getRuntime().halt(STORAGE_BROKEN);
  }
}
