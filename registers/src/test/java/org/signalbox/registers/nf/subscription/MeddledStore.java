package org.signalbox.registers.nf.subscription;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** A store in whose orders something else happens, at a moment of the test's choice. */
final class MeddledStore {

  private final NfSubscriptionStore store;
  private final Map<String, Queue<Runnable>> before = new ConcurrentHashMap<>();
  private final Map<String, Queue<Runnable>> after = new ConcurrentHashMap<>();

  MeddledStore(NfSubscriptionStore store) {
    this.store = store;
  }

  /** Has something happen once before the next order of that name is carried out. */
  void before(String order, Runnable what) {
    before.computeIfAbsent(order, name -> new ArrayDeque<>()).add(what);
  }

  /**
   * Has something happen once when the next order of that name is carried out, but not answered.
   */
  void after(String order, Runnable what) {
    after.computeIfAbsent(order, name -> new ArrayDeque<>()).add(what);
  }

  NfSubscriptionStore store() {
    return (NfSubscriptionStore)
        Proxy.newProxyInstance(
            NfSubscriptionStore.class.getClassLoader(),
            new Class<?>[] {NfSubscriptionStore.class},
            (proxy, order, parameters) -> carryOut(order, parameters));
  }

  private Object carryOut(Method order, Object[] parameters) throws Throwable {
    happen(before, order);
    try {
      Object result = order.invoke(store, parameters);
      happen(after, order);
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void happen(Map<String, Queue<Runnable>> what, Method order) {
    Queue<Runnable> waiting = what.get(order.getName());
    Runnable next = waiting == null ? null : waiting.poll();
    if (next != null) {
      next.run();
    }
  }
}
