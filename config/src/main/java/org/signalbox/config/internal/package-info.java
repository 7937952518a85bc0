/** How settings are read from YAML and the command line, and how their texts are generated. */
@NullMarked
package org.signalbox.config.internal;

import org.jspecify.annotations.NullMarked;
