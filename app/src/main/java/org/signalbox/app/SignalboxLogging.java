package org.signalbox.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import org.signalbox.config.LoggingConfig;
import org.slf4j.LoggerFactory;

/** Logs to standard error, one line an event: time, level, logger, constant message, key=value. */
public final class SignalboxLogging {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level %logger{0} - %msg %kvp%n";

  private static final String CONNECTION_FAULTS =
      "com.linecorp.armeria.internal.common.AbstractHttp2ConnectionHandler";

  private SignalboxLogging() {}

  /** Sets up logging for this process; later settings replace earlier ones. */
  public static void configure(LoggingConfig config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(level(config.level()));
    quieten(context, config);
    // Two HTTP servers in one process name their executors alike; nobody reads those meters.
    context.getLogger("io.micrometer").setLevel(Level.ERROR);
    // A client that breaks HTTP/2 is closed; a stack trace for each would let it fill the disk.
    context.getLogger(CONNECTION_FAULTS).setLevel(Level.OFF);
    config.levels().forEach((name, level) -> context.getLogger(name).setLevel(level(level)));
  }

  /** Libraries tell operators nothing below a warning. */
  private static void quieten(LoggerContext context, LoggingConfig config) {
    if (config.level().compareTo(LoggingConfig.Level.INFO) >= 0) {
      for (String library :
          List.of("com.linecorp", "io.netty", "com.zaxxer", "org.flywaydb", "org.jooq")) {
        context.getLogger(library).setLevel(Level.WARN);
      }
    }
  }

  private static Level level(LoggingConfig.Level level) {
    return Level.toLevel(level.name());
  }
}
