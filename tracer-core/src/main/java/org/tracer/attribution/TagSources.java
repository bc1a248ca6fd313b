package org.tracer.attribution;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tracer.chain.Address;
import org.tracer.chain.ChainId;

/**
 * Several stores asked as one. What equal tags say twice is said once; nothing is weighed.
 *
 * @param stores in the order in which their tags are given
 */
public record TagSources(List<TagStore> stores) {

  public TagSources {
    stores = List.copyOf(stores);
  }

  /** The tags of an address that were said of it on {@code chain}. */
  public List<Tag> find(ChainId chain, Address address) {
    return all(store -> store.find(chain, address));
  }

  /** The tags of an address or a transaction as text, of whatever network. */
  public List<Tag> find(String identifier) {
    return all(store -> store.find(identifier));
  }

  /** An actor that tags name, as the first store that knows it describes it. */
  public Optional<Actor> actor(String id) {
    return stores.stream().flatMap(store -> store.actor(id).stream()).findFirst();
  }

  private List<Tag> all(Function<TagStore, List<Tag>> asked) {
    return stores.stream().flatMap(store -> asked.apply(store).stream()).distinct().toList();
  }
}
