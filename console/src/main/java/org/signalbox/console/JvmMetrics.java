package org.signalbox.console;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;

/** Metrics of the process and its virtual machine, under the names that dashboards know. */
final class JvmMetrics {

  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;

  private JvmMetrics() {}

  static void register(PrometheusRegistry registry) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    GaugeWithCallback.builder()
        .name("process_start_time_seconds")
        .help("When the process started, in seconds since 1970.")
        .callback(callback -> callback.call(runtime.getStartTime() / MILLIS_PER_SECOND))
        .register(registry);
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      CounterWithCallback.builder()
          .name("process_cpu_seconds_total")
          .help("Processor time of the process.")
          .callback(callback -> callback.call(system.getProcessCpuTime() / NANOS_PER_SECOND))
          .register(registry);
    }
    GaugeWithCallback.builder()
        .name("jvm_memory_used_bytes")
        .help("Memory in use, by area.")
        .labelNames("area")
        .callback(callback -> {
          callback.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
          callback.call((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
        })
        .register(registry);
    GaugeWithCallback.builder()
        .name("jvm_threads")
        .help("Platform threads alive.")
        .callback(callback -> callback.call(threads.getThreadCount()))
        .register(registry);
    CounterWithCallback.builder()
        .name("jvm_gc_pause_seconds_total")
        .help("Time spent in garbage collection.")
        .callback(callback -> callback.call(collectionMillis() / MILLIS_PER_SECOND))
        .register(registry);
  }

  private static long collectionMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }
}
