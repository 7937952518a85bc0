package org.signalbox.app.internal.agent;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, by which operators have daemons read their files again.
 *
 * <p>The JDK has signals only in {@code sun.misc}, whose mere mention the compiler warns of; so the
 * class is looked up. Where it is missing the signal keeps its default, and {@code dra reload} is
 * left.
 */
public final class HangUpSignal {

  private static final Logger LOG = LoggerFactory.getLogger(HangUpSignal.class);

  private HangUpSignal() {}

  /** Runs an action at each SIGHUP, on a thread of its own. */
  public static void onEach(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object calling =
          Proxy.newProxyInstance(
              HangUpSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hangUp, calling);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.warn("SIGHUP is not taken here; use ./signalbox dra reload", e);
    }
  }
}
