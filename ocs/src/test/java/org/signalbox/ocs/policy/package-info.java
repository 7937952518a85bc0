@NullMarked
package org.signalbox.ocs.policy;

import org.jspecify.annotations.NullMarked;
