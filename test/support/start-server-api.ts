// The routes that a brand's server and its ambassadors call.
import { addAmbassadorRoutes } from '../../collector/routes/ambassador-routes.ts'
import { addApiRoutes } from '../../collector/routes/api-routes.ts'
import { addExportRoutes } from '../../collector/routes/export-routes.ts'
import { addExternalFormRoute } from '../../collector/routes/external-form-route.ts'
import { addPageStyleRoute } from '../../collector/routes/page-style-route.ts'
import { addPublicationRoute } from '../../collector/routes/publication-route.ts'
import { startTestRooms, type TestRoomsOptions } from './start-test-rooms.ts'

export type ServerApi = Awaited<ReturnType<typeof startServerApi>>

const addRoutes: TestRoomsOptions['addRoutes'] = (app, rooms) => {
  addApiRoutes(app, rooms)
  addExportRoutes(app, rooms)
  addAmbassadorRoutes(app, rooms)
  addPublicationRoute(app, rooms)
  addExternalFormRoute(app, rooms)
  addPageStyleRoute(app)
}

/** Started, and stopped after the test. Call it inside a test. */
export async function startServerApi() {
  const rooms = await startTestRooms({ addRoutes })
  return {
    ...rooms,

    /** Calls a path with a key; an object or a list as JSON, anything else as it is. */
    call: (
      method: string,
      path: string,
      key: string | null,
      body?: object | string,
      headers: Record<string, string> = {},
    ) =>
      fetch(`${rooms.base}${path}`, {
        method,
        headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  }
}
