/**
 * Strict reading of YAML files, for every part that has one of its own: each value knows where it
 * stands, and everything wrong becomes a problem with file, line, column, found and expected.
 *
 * <p>Starting points: {@link org.signalbox.config.yaml.YamlReader} reads a file, {@link
 * org.signalbox.config.yaml.SectionReader} takes the keys of a section and refuses the others.
 */
@NullMarked
package org.signalbox.config.yaml;

import org.jspecify.annotations.NullMarked;
