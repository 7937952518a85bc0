package org.signalbox.bench.dra;

import java.util.List;

/** Memory over time as bars: {@code #} the heap in use, {@code .} the process. */
final class SoakPlot {

  private static final int WIDTH = 60;
  private static final int ROWS = 20;

  private SoakPlot() {}

  static String of(SoakRun.Result result) {
    List<SoakRun.Sample> samples = result.samples();
    long most = samples.stream().mapToLong(SoakRun.Sample::residentOctets).max().orElse(1);
    int every = Math.max(1, samples.size() / ROWS);
    StringBuilder plot = new StringBuilder();
    plot.append("%nsoak: # heap after a full collection  . resident%n".formatted());
    for (int i = every - 1; i < samples.size(); i += every) {
      SoakRun.Sample sample = samples.get(i);
      int heap = columns(sample.heapOctets(), most);
      int resident = Math.max(heap, columns(sample.residentOctets(), most));
      plot.append(
          "%5d s %s%s  heap %.1f MB, resident %d MB%n"
              .formatted(
                  sample.seconds(),
                  "#".repeat(heap),
                  ".".repeat(resident - heap) + " ".repeat(WIDTH - resident),
                  sample.heapOctets() / 1048576.0,
                  sample.residentOctets() >> 20));
    }
    LoadFigures figures = result.figures();
    plot.append(
        "%,d answers (%,d/s), %d lost, %d errors; heap in the last third against the middle: %+d %%%n"
            .formatted(
                figures.answered(),
                figures.perSecond(),
                figures.lost(),
                figures.errors(),
                result.heapGrowthPercent()));
    return plot.toString();
  }

  private static int columns(long octets, long most) {
    return (int) (octets * WIDTH / Math.max(1, most));
  }
}
