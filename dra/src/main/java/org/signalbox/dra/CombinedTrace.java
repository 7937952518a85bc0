package org.signalbox.dra;

import java.util.List;
import org.signalbox.diameter.node.MessageTrace;

/** Shows each message to those traces that are on. */
record CombinedTrace(List<MessageTrace> traces) implements MessageTrace {

  CombinedTrace {
    traces = List.copyOf(traces);
  }

  @Override
  public boolean isOn() {
    // Asked several times for each message: an iterator for each would be seen in the load bench.
    for (int i = 0; i < traces.size(); i++) {
      if (traces.get(i).isOn()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void message(Traced traced) {
    for (MessageTrace trace : traces) {
      if (trace.isOn()) {
        trace.message(traced);
      }
    }
  }
}
