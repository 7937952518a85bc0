package org.signalbox.config.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Makes the nodes of a file, but not of one whose lists and sections lie in one another without
 * end: the composer calls itself for each level, and would use up the stack.
 */
final class BoundedComposer extends Composer {

  private final int depthMax;
  private int depth;

  BoundedComposer(LoadSettings settings, String text, int depthMax) {
    super(settings, new ParserImpl(settings, new StreamReader(settings, text)));
    this.depthMax = depthMax;
  }

  @Override
  protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
    enter();
    SequenceNode node = super.composeSequenceNode(anchor);
    depth--;
    return node;
  }

  @Override
  protected Node composeMappingNode(Optional<Anchor> anchor) {
    enter();
    Node node = super.composeMappingNode(anchor);
    depth--;
    return node;
  }

  private void enter() {
    if (++depth > depthMax) {
      throw new ParserException(
          "more than " + depthMax + " values in one another", parser.peekEvent().getStartMark());
    }
  }
}
