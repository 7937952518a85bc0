package org.signalbox.sbi.http.internal;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Event loops that end at once when told to; Netty's own wait two seconds for latecomers. */
final class SbiLoops extends MultiThreadIoEventLoopGroup {

  private static final long END_SECONDS = 5;

  SbiLoops(int loops, String name) {
    super(loops, new DefaultThreadFactory(name), NioIoHandler.newFactory());
  }

  @Override
  public Future<?> shutdownGracefully() {
    return shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS);
  }
}
