package io.tracebloc.engine.cluster;

import com.google.gson.JsonIOException;
import com.google.gson.JsonSyntaxException;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The official client with {@link ApiModels} as its reader and writer. */
final class LenientApiClient extends ApiClient {
  LenientApiClient(OkHttpClient client) {
    super(client);
  }

  /** Sets up what the original does, without its reader. Called by the constructor above. */
  @Override
  protected void init() {
    setUserAgent(Product.userAgent());
    authentications = new HashMap<>();
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // The shape of the overridden method.
  public <T> T deserialize(Response response, Type type) throws ApiException {
    if (!isModel(type) || !isJsonMime(contentType(response))) {
      return super.deserialize(response, type);
    }
    try (var body = response.body()) {
      return ApiModels.gson().fromJson(body.charStream(), type);
    } catch (JsonIOException exception) {
      throw new ApiException(
          exception.getCause() instanceof IOException broken ? broken : exception);
    } catch (JsonSyntaxException exception) {
      // Gson does not tell an answer that was cut from one that is no JSON.
      if (exception.getCause() instanceof BrokenReadException broken) {
        throw new ApiException(broken);
      }
      throw exception;
    }
  }

  private static boolean isModel(Type type) {
    return type instanceof Class<?> known && known.getName().startsWith("io.kubernetes.client.");
  }

  private static String contentType(Response response) {
    return Optional.ofNullable(response.header("Content-Type")).orElse("application/json");
  }

  @Override
  public RequestBody serialize(Object model, String contentType) throws ApiException {
    return model != null && isModel(model.getClass()) && isJsonMime(contentType)
        ? RequestBody.create(ApiModels.gson().toJson(model), MediaType.parse(contentType))
        : super.serialize(model, contentType);
  }
}
